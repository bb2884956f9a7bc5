package etude.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lines whose cells stand below each other. */
public final class Table {

    private static final String GAP = "  ";
    private static final int WIDEST = 90;

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Boolean> right = new ArrayList<>();

    /** Columns whose cells end below each other, such as numbers, counted from 0. */
    public Table rightAligned(int... columns) {
        for (int column : columns) {
            while (right.size() <= column) {
                right.add(false);
            }
            right.set(column, true);
        }
        return this;
    }

    /** Adds a line; what it says may come from anywhere. */
    public Table row(Object... cells) {
        List<String> row = new ArrayList<>();
        for (Object cell : cells) {
            row.add(Text.line(String.valueOf(cell)));
        }
        rows.add(row);
        return this;
    }

    /** The lines, long last cells broken between words. */
    public List<String> wrapped() {
        List<List<String>> all = List.copyOf(rows);
        rows.clear();
        for (List<String> row : all) {
            int last = row.size() - 1;
            List<String> parts = parts(row.get(last));
            for (int i = 0; i < parts.size(); i++) {
                List<String> line = new ArrayList<>(i == 0 ? row.subList(0, last) : Collections.nCopies(last, ""));
                line.add(parts.get(i));
                rows.add(line);
            }
        }
        return lines();
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        for (String word : text.split(" ")) {
            if (part.length() > 0 && part.length() + word.length() >= WIDEST) {
                parts.add(part.toString());
                part.setLength(0);
            }
            part.append(part.length() == 0 ? "" : " ").append(word);
        }
        parts.add(part.toString());
        return parts;
    }

    /** The lines. */
    public List<String> lines() {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                int width = width(row.get(i));
                if (i == widths.size()) {
                    widths.add(width);
                } else {
                    widths.set(i, Math.max(widths.get(i), width));
                }
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            String space = " ".repeat(widths.get(i) - width(row.get(i)));
            boolean before = i < right.size() && right.get(i);
            line.append(i == 0 ? "" : GAP)
                    .append(before ? space : "")
                    .append(row.get(i))
                    .append(before ? "" : space);
        }
        return line.toString().stripTrailing();
    }

    private static int width(String text) {
        return text.codePointCount(0, text.length());
    }
}
