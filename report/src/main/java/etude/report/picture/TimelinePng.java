package etude.report.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws the lanes of a time line. */
final class TimelinePng {

    private static final Color INK = new Color(0x222222);
    private static final Color WEAK = new Color(0x8a8a8a);
    private static final Color LINE = new Color(0x8a2f62);

    private final Graphics2D g;

    TimelinePng(Graphics2D g) {
        this.g = g;
    }

    void draw(Plot.Timeline plot, int left, int top, int width, int height) {
        Graphics2D part = (Graphics2D) g.create(left, top, width, height);
        for (int i = 0; i < plot.lanes().size(); i++) {
            double from = (1 - plot.top(i)) * height;
            double tall = (plot.top(i) - plot.bottom(i)) * height;
            lane(part, plot.lanes().get(i), width, from, tall);
            part.setColor(WEAK);
            part.setStroke(new BasicStroke(1));
            part.draw(new Line2D.Double(0, from, width, from));
        }
        part.dispose();
    }

    private static void lane(Graphics2D g, Lane lane, int width, double top, double height) {
        FontMetrics letters = g.getFontMetrics();
        for (Lane.Block block : lane.blocks()) {
            double x = block.from() * width;
            double wide = Math.max(1, (block.to() - block.from()) * width);
            double y = top + (1 - block.high()) * height;
            double tall = (block.high() - block.low()) * height;
            g.setColor(new Color(block.rgb()));
            g.fill(new Rectangle2D.Double(x, y, wide, tall));
            int word = letters.stringWidth(block.label());
            if (lane.ticks().isEmpty() && word + 4 <= wide) {
                g.setColor(INK);
                g.drawString(block.label(), (float) (x + (wide - word) / 2), (float)
                        (y + tall / 2 + letters.getAscent() / 2.0 - 2));
            }
        }
        for (Lane.Stroke stroke : lane.strokes()) {
            g.setColor(stroke.strong() ? INK : WEAK);
            g.setStroke(new BasicStroke(stroke.strong() ? 2 : 1));
            double x = stroke.at() * width;
            g.draw(new Line2D.Double(x, top + height * (stroke.strong() ? 0.04 : 0.5), x, top + height));
        }
        line(g, lane.line(), top, height);
    }

    private static void line(Graphics2D g, float[] places, double top, double height) {
        Path2D line = new Path2D.Float();
        boolean pen = false;
        for (int c = 0; c < places.length; c++) {
            if (Float.isNaN(places[c])) {
                pen = false;
                continue;
            }
            double y = top + (1 - places[c]) * height;
            if (pen) {
                line.lineTo(c + 0.5, y);
            } else {
                line.moveTo(c, y);
                line.lineTo(c + 0.5, y);
                pen = true;
            }
        }
        g.setColor(LINE);
        g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(line);
    }
}
