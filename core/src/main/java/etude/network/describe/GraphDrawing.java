package etude.network.describe;

import etude.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A network's graph as SVG: a box for each group of nodes, coloured by what weighs most in it, with wires from top to bottom. */
final class GraphDrawing {

    private static final double MARGIN = 20;
    private static final double LINE = 17;
    private static final double LETTER = 6.7;
    private static final double BOLD_LETTER = 7.9;
    private static final int LONGEST_LINE = 44;

    private static final String STYLE = """
            <style>
              text { font-family: system-ui, -apple-system, "Segoe UI", "Helvetica Neue", Arial, sans-serif; fill: #1d2129; }
              .page { fill: #ffffff; } .box { fill: #f7f8fa; stroke: #d5d9e0; } .wire { stroke: #9aa1ad; }
              .head { fill: #9aa1ad; } .name { font-size: 13px; font-weight: 600; } .line { font-size: 12px; }
              .shape { font-size: 11px; fill: #5b6270; } .title { font-size: 16px; font-weight: 600; }
              @media (prefers-color-scheme: dark) {
                text { fill: #e6e9ef; } .page { fill: #16181d; } .box { fill: #20242b; stroke: #3a404b; }
                .shape { fill: #a3abb9; }
              }
            </style>
            """;

    private final Description description;
    private final List<Groups.Group> groups;
    private final LayeredLayout layout = new LayeredLayout();
    private final StringBuilder svg = new StringBuilder();

    private GraphDrawing(Description description) {
        this.description = description;
        this.groups = Groups.of(description);
    }

    static String of(Description description) {
        return new GraphDrawing(description).draw();
    }

    private String draw() {
        for (Network.Input input : description.network().inputs()) {
            layout.box(Groups.INPUT + input.name(), width(input.name(), List.of(), shape(input)), height(List.of()));
        }
        for (Groups.Group group : groups) {
            List<String> lines = lines(group);
            layout.box(group.name(), width(group.title(), lines, footer(group)), height(lines));
        }
        groups.forEach(group -> group.from().forEach(from -> layout.wire(from, group.name())));
        List<List<LayeredLayout.Place>> paths = layout.run();
        open();
        paths.forEach(this::wire);
        for (Network.Input input : description.network().inputs()) {
            box(Groups.INPUT + input.name(), input.name(), List.of(), shape(input), colour(LayerWords.Family.FRONT));
        }
        groups.forEach(group -> box(group.name(), group.title(), lines(group), footer(group), colour(group)));
        return svg.append("</g>\n</svg>\n").toString();
    }

    private void open() {
        String title = title();
        double width = Math.max(layout.width(), BOLD_LETTER * title.length() * 1.15) + 2 * MARGIN;
        double height = layout.height() + 2 * MARGIN + 34;
        svg.append(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.0f\" height=\"%.0f\" viewBox=\"0 0 %.0f %.0f\""
                        + " role=\"img\" aria-label=\"%s\">%n",
                width,
                height,
                width,
                height,
                escaped(title)));
        svg.append(STYLE)
                .append(
                        "<defs><marker id=\"arrow\" viewBox=\"0 0 8 8\" refX=\"7\" refY=\"4\" markerWidth=\"7\""
                                + " markerHeight=\"7\" orient=\"auto\"><path class=\"head\" d=\"M0 0 L8 4 L0 8 z\"/></marker></defs>\n")
                .append("<rect class=\"page\" width=\"100%\" height=\"100%\"/>\n");
        text("title", MARGIN, MARGIN + 14, title);
        double left = (width - layout.width()) / 2;
        svg.append(String.format(Locale.ROOT, "<g transform=\"translate(%.1f %.1f)\">%n", left, MARGIN + 34));
    }

    private String title() {
        return description.name() + " · " + DescriptionText.count(description.trained()) + " weights · "
                + DescriptionText.count(description.multiplyAdds()) + " multiply-adds";
    }

    private void wire(List<LayeredLayout.Place> path) {
        LayeredLayout.Place first = path.get(0);
        StringBuilder d = new StringBuilder();
        double x = first.middle();
        double y = first.y + first.height;
        d.append(String.format(Locale.ROOT, "M%.1f %.1f", x, y));
        for (LayeredLayout.Place place : path.subList(1, path.size())) {
            double nextY = place.y - (place.wire() ? 0 : 1);
            double half = (nextY - y) / 2;
            d.append(String.format(
                    Locale.ROOT,
                    " C%.1f %.1f %.1f %.1f %.1f %.1f",
                    x,
                    y + half,
                    place.middle(),
                    nextY - half,
                    place.middle(),
                    nextY));
            x = place.middle();
            y = nextY;
            if (place.wire()) {
                y += place.height;
                d.append(String.format(Locale.ROOT, " L%.1f %.1f", x, y));
            }
        }
        svg.append("<path class=\"wire\" fill=\"none\" stroke-width=\"1.4\" marker-end=\"url(#arrow)\" d=\"")
                .append(d)
                .append("\"/>\n");
    }

    private void box(String name, String title, List<String> lines, String footer, String colour) {
        LayeredLayout.Place place = layout.box(name);
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"box\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"7\"/>%n",
                place.x,
                place.y,
                place.width,
                place.height));
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"4\" height=\"%.1f\" rx=\"2\" fill=\"%s\"/>%n",
                place.x + 5,
                place.y + 7,
                place.height - 14,
                colour));
        double x = place.x + 17;
        double y = place.y + 20;
        text("name", x, y, title);
        for (String line : lines) {
            y += LINE;
            text("line", x, y, line);
        }
        text("shape", x, y + LINE, footer);
    }

    private void text(String style, double x, double y, String words) {
        svg.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>%n", style, x, y, escaped(words)));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Layers with weights begin a line; what is done to their values follows in it. */
    private static List<String> lines(Groups.Group group) {
        List<String> lines = new ArrayList<>();
        for (DescribedNode row : group.nodes()) {
            String words = row.words();
            boolean begins = lines.isEmpty() || heavy(row) || last(lines).length() + words.length() > LONGEST_LINE;
            if (begins) {
                lines.add(words);
            } else {
                lines.set(lines.size() - 1, last(lines) + " · " + words);
            }
        }
        return lines;
    }

    private static String last(List<String> lines) {
        return lines.get(lines.size() - 1);
    }

    private static boolean heavy(DescribedNode row) {
        LayerWords.Family family = LayerWords.of(row.node().layer()).family();
        return family.compareTo(LayerWords.Family.LINEAR) <= 0;
    }

    private static String footer(Groups.Group group) {
        DescribedNode row = group.nodes().get(group.nodes().size() - 1);
        long weights = group.nodes().stream().mapToLong(DescribedNode::trained).sum();
        String shape = DescriptionText.shape(row.output());
        return weights == 0 ? shape : shape + " · " + DescriptionText.count(weights) + " weights";
    }

    private String shape(Network.Input input) {
        return DescriptionText.shape(input.shape(1, description.samples()));
    }

    /** Of the layer that stands first among the families. */
    private static String colour(Groups.Group group) {
        return colour(group.nodes().stream()
                .map(row -> LayerWords.of(row.node().layer()).family())
                .min(Enum::compareTo)
                .orElseThrow());
    }

    private static String colour(LayerWords.Family family) {
        return switch (family) {
            case FRONT -> "#d98a00";
            case CONVOLUTION -> "#2f6fde";
            case RECURRENT -> "#1f9d55";
            case ATTENTION -> "#8b4fd9";
            case LINEAR -> "#d0396b";
            case POOL -> "#0f8f9e";
            case VALUES -> "#8a8f98";
            case SHAPE -> "#b4b8bf";
        };
    }

    private static double width(String name, List<String> lines, String footer) {
        double widest = Math.max(BOLD_LETTER * name.length(), LETTER * footer.length());
        for (String line : lines) {
            widest = Math.max(widest, LETTER * line.length());
        }
        return Math.max(110, widest + 30);
    }

    private static double height(List<String> lines) {
        return 46 + LINE * lines.size();
    }
}
