package etude.report.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;

/** Draws charts as PNG, at twice the density of a plain screen: one pixel a column, letters that can be read. */
public final class ChartPng {

    static final int LEFT = 150;
    static final int TOP = 70;
    static final int HEIGHT = 480;
    private static final int RIGHT = 150;
    private static final int BOTTOM = 90;
    private static final int BAR = 24;
    private static final int TICK = 10;
    private static final int LETTER = 22;
    private static final int USUAL_LETTERS = 8;
    private static final int MOST_LETTERS = 40;
    private static final int MARGIN = 12;
    private static final int GAP = 32;
    private static final Color INK = new Color(0x222222);
    private static final Color FAINT = new Color(0x8a8a8a);
    private static final Color BAND = new Color(0xa9bfe0);
    private static final Color LINE = new Color(0x274f8f);

    private ChartPng() {}

    /** The raster of a chart alone, one pixel a column, without rulers; transparent where there is nothing. */
    public static byte[] raster(Plot.HeatMap map) {
        return Png.encode(map.image());
    }

    /**
     * Charts with their rulers, one above the other, on white.
     *
     * @throws IllegalStateException if this Java finds no fonts to write with
     */
    public static byte[] draw(List<Chart> charts) {
        int columns =
                charts.stream().mapToInt(chart -> chart.plot().columns()).max().orElse(1);
        int height = TOP + HEIGHT + BOTTOM;
        int wider = wider(charts);
        var image =
                new BufferedImage(wider + LEFT + columns + RIGHT, height * charts.size(), BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        try {
            g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
            g.setColor(Color.WHITE);
            g.fillRect(0, 0, image.getWidth(), image.getHeight());
            for (int i = 0; i < charts.size(); i++) {
                Graphics2D part = (Graphics2D) g.create(0, i * height, image.getWidth(), height);
                part.translate(wider, 0);
                draw(part, charts.get(i));
                part.dispose();
            }
        } catch (NullPointerException | LinkageError | InternalError e) {
            throw new IllegalStateException(
                    "This Java finds no fonts to write on pictures with; install fontconfig and a font.", e);
        } finally {
            g.dispose();
        }
        return Png.encode(image);
    }

    /** How much more room than usual the names at the left need. */
    private static int wider(List<Chart> charts) {
        int longest = charts.stream()
                .flatMap(chart -> chart.values().ticks().stream())
                .mapToInt(tick -> tick.label().length())
                .max()
                .orElse(0);
        return Math.max(0, Math.min(longest, MOST_LETTERS) - USUAL_LETTERS) * LETTER * 6 / 10;
    }

    private static void draw(Graphics2D g, Chart chart) {
        int width = chart.plot().columns();
        g.setFont(new Font(Font.SANS_SERIF, Font.BOLD, LETTER));
        g.setColor(INK);
        Font plain = new Font(Font.SANS_SERIF, Font.PLAIN, LETTER);
        int unit = g.getFontMetrics(plain).stringWidth(chart.values().title());
        g.drawString(chart.title(), Math.max(LEFT, MARGIN + unit + GAP), TOP - 24);
        g.setFont(plain);
        g.setColor(FAINT);
        g.drawRect(LEFT - 1, TOP - 1, width + 1, HEIGHT + 1);
        if (chart.plot() instanceof Plot.HeatMap map) {
            g.drawImage(map.image(), LEFT, TOP, width, HEIGHT, null);
        } else if (chart.plot() instanceof Plot.Curve curve) {
            curve(g, curve);
        } else if (chart.plot() instanceof Plot.Timeline timeline) {
            new TimelinePng(g).draw(timeline, LEFT, TOP, width, HEIGHT);
        }
        time(g, chart.time(), width);
        left(g, chart.values());
        chart.bar().ifPresent(bar -> bar(g, bar, LEFT + width + TICK * 2));
    }

    private static void curve(Graphics2D g, Plot.Curve curve) {
        g.setColor(BAND);
        for (int c = 0; c < curve.columns(); c++) {
            upright(g, c, curve.high()[c], curve.low()[c]);
        }
        g.setColor(LINE);
        if (curve.around()) {
            for (int c = 0; c < curve.columns(); c++) {
                upright(g, c, curve.zero() + curve.mean()[c], curve.zero() - curve.mean()[c]);
            }
        } else {
            g.setStroke(new BasicStroke(2, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
            g.draw(line(curve.mean()));
        }
        if (!Double.isNaN(curve.zero())) {
            g.setStroke(new BasicStroke(1));
            g.setColor(FAINT);
            g.drawLine(LEFT, y(curve.zero()), LEFT + curve.columns(), y(curve.zero()));
        }
    }

    /** One column from a place to a lower one, two pixels wide; nothing where there are none. */
    private static void upright(Graphics2D g, int column, double high, double low) {
        if (!Double.isNaN(high) && !Double.isNaN(low)) {
            g.fillRect(LEFT + column - 1, y(high) - 1, 2, y(low) - y(high) + 2);
        }
    }

    /** The line through places; it breaks where there are none. */
    private static Path2D line(float[] places) {
        Path2D line = new Path2D.Float();
        for (int c = 0; c < places.length; c++) {
            if (Float.isNaN(places[c])) {
                continue;
            }
            if (c == 0 || Float.isNaN(places[c - 1])) {
                line.moveTo(LEFT + c, y(places[c]));
            } else {
                line.lineTo(LEFT + c, y(places[c]));
            }
        }
        return line;
    }

    private static int y(double place) {
        return (int) Math.round(TOP + (1 - place) * HEIGHT);
    }

    private static void time(Graphics2D g, Ruler ruler, int width) {
        FontMetrics letters = g.getFontMetrics();
        int bottom = TOP + HEIGHT;
        for (Ruler.Tick tick : ruler.ticks()) {
            int x = (int) Math.round(LEFT + tick.at() * width);
            g.setColor(FAINT);
            g.drawLine(x, bottom, x, bottom + TICK);
            g.setColor(INK);
            g.drawString(tick.label(), x - letters.stringWidth(tick.label()) / 2, bottom + TICK + letters.getAscent());
        }
    }

    private static void left(Graphics2D g, Ruler ruler) {
        FontMetrics letters = g.getFontMetrics();
        for (Ruler.Tick tick : ruler.ticks()) {
            int y = y(tick.at());
            g.setColor(FAINT);
            g.drawLine(LEFT - TICK, y, LEFT - 1, y);
            g.setColor(INK);
            g.drawString(
                    tick.label(), LEFT - TICK - 6 - letters.stringWidth(tick.label()), y + letters.getAscent() / 2 - 2);
        }
        g.setColor(FAINT);
        g.drawString(ruler.title(), MARGIN, TOP - 24);
    }

    private static void bar(Graphics2D g, Chart.ColourBar bar, int x) {
        for (int row = 0; row < HEIGHT; row++) {
            g.setColor(new Color(bar.palette().rgb(255 - row * 255 / (HEIGHT - 1))));
            g.fillRect(x, TOP + row, BAR, 1);
        }
        FontMetrics letters = g.getFontMetrics();
        for (Ruler.Tick tick : bar.ruler().ticks()) {
            int y = y(tick.at());
            g.setColor(FAINT);
            g.drawLine(x + BAR, y, x + BAR + TICK, y);
            g.setColor(INK);
            g.drawString(tick.label(), x + BAR + TICK + 4, y + letters.getAscent() / 2 - 2);
        }
        g.setColor(FAINT);
        g.drawString(bar.ruler().title(), x, TOP - 24);
    }
}
