package etude.report.annotation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a table of text. What follows the first cell of a table says by what all cells are divided: a comma or a semicolon
 * (then numbers may have a decimal comma); otherwise each line says it for itself, and it may be tabs and spaces.
 *
 * @param file where it is
 * @param line its number, from 1 on
 * @param text without spaces around it
 * @param divider a comma, a semicolon, or a space for all else
 */
record Row(Path file, int line, String text, char divider) {

    /** Letters of a file that a sentence shows. */
    private static final int SHOWN = 60;

    private static final String DECIMAL_COMMA = "[-+]?\\d+,\\d+";

    /** The same line of a table whose first line is this or another. */
    Row as(Row first) {
        char usual = first.ownDivider();
        return new Row(file, line, text, usual == ' ' ? ownDivider() : usual);
    }

    /** Cells, the last of which is the rest of the line where they are divided by spaces. */
    List<String> cells(int most) {
        if (divider == ' ') {
            return List.of(text.split("\\s+", most));
        }
        return divided(divider);
    }

    /** Cells; where there is a tab, spaces do not divide them. */
    List<String> cellsByTabs() {
        return divider == ' ' && text.indexOf('\t') >= 0 ? divided('\t') : cells(Integer.MAX_VALUE);
    }

    /** A semicolon behind the first cell, which may be a number with a decimal comma; or else a comma; or else spaces. */
    private char ownDivider() {
        int end = cellBefore(" \t;");
        String cell = text.substring(0, end);
        if (follows(end, ';') && (cell.indexOf(',') < 0 || cell.matches(DECIMAL_COMMA) || text.charAt(0) == '"')) {
            return ';';
        }
        return follows(cellBefore(" \t,"), ',') ? ',' : ' ';
    }

    private int cellBefore(String ends) {
        int end = text.charAt(0) == '"' ? Math.max(text.indexOf('"', 1), 0) + 1 : 0;
        while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private boolean follows(int at, char wanted) {
        int next = at;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\t')) {
            next++;
        }
        return next < text.length() && text.charAt(next) == wanted;
    }

    private List<String> divided(char divider) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && (quoted || cell.toString().isBlank())) {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append('"');
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (c == divider && !quoted) {
                cells.add(cell.toString().strip());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString().strip());
        return cells;
    }

    /** Whether a cell looks like a number, be it one that is not allowed. */
    static boolean isNumber(String cell) {
        return !Double.isNaN(value(cell)) || cell.equalsIgnoreCase("nan");
    }

    /**
     * A cell as a finite number.
     *
     * @param what it should be, for the sentence
     */
    double number(String cell, String what) throws AnnotationFormatException {
        double value = value(cell);
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw bad("'" + shown(cell) + "' where " + what + " should be", "It must be a finite number.");
        }
        return value;
    }

    /** As {@link #number}, with NaN for {@code nan} and for nothing. */
    double numberOrNone(String cell, String what) throws AnnotationFormatException {
        return cell.isEmpty() || cell.equalsIgnoreCase("nan") ? Double.NaN : number(cell, what);
    }

    /** NaN for what is no number; only digits, signs, points and exponents, not all that Java takes for one. */
    private static double value(String cell) {
        String plain = cell.matches(DECIMAL_COMMA) ? cell.replace(',', '.') : cell;
        if (plain.matches("(?i)[-+]?inf(inity)?")) {
            return plain.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        for (int i = 0; i < plain.length(); i++) {
            if ("0123456789+-.eE".indexOf(plain.charAt(i)) < 0) {
                return Double.NaN;
            }
        }
        try {
            return Double.parseDouble(plain);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A failure here. */
    AnnotationFormatException bad(String found, String allowed) {
        return new AnnotationFormatException(file + ", line " + line + ": there is " + found + ". " + allowed);
    }

    /** A failure of something whose own sentence says what is wrong. */
    AnnotationFormatException bad(IllegalArgumentException failure) {
        return new AnnotationFormatException(file + ", line " + line + ": " + failure.getMessage());
    }

    static String shown(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }

    @Override
    public String toString() {
        return "'" + shown(text) + "'";
    }
}
