package etude.report.array;

import java.util.List;

/** How a table is written as text, in UTF-8. Numbers have a point and as many digits as a {@code float} needs. */
public enum TableFormat {
    /** Comma-separated values with a line of names (RFC 4180, lines end in LF). Not a number: {@code NaN}. */
    CSV {
        @Override
        String head(String title, List<String> names) {
            return String.join(",", names.stream().map(TableFormat::quoteCsv).toList()) + "\n";
        }

        @Override
        String head(String title, String label, List<String> names) {
            return quoteCsv(label) + "," + head(title, names);
        }

        @Override
        String text(String text) {
            return quoteCsv(text);
        }

        @Override
        void value(StringBuilder row, float value) {
            row.append(value);
        }
    },
    /** Weka's attribute-relation format, attributes numeric but for labels. What is no finite number is missing: {@code ?}. */
    ARFF {
        @Override
        String head(String title, List<String> names) {
            return "@RELATION " + quoteArff(title) + "\n\n" + attributes(names);
        }

        @Override
        String head(String title, String label, List<String> names) {
            return "@RELATION " + quoteArff(title) + "\n\n@ATTRIBUTE " + quoteArff(label) + " STRING\n"
                    + attributes(names);
        }

        private static String attributes(List<String> names) {
            StringBuilder head = new StringBuilder();
            names.forEach(
                    name -> head.append("@ATTRIBUTE ").append(quoteArff(name)).append(" NUMERIC\n"));
            return head.append("\n@DATA\n").toString();
        }

        @Override
        String text(String text) {
            return quoteArff(text);
        }

        @Override
        void value(StringBuilder row, float value) {
            if (Float.isFinite(value)) {
                row.append(value);
            } else {
                row.append('?');
            }
        }
    };

    abstract String head(String title, List<String> names);

    /** As {@link #head(String, List)}, with a column of texts before those of numbers. */
    abstract String head(String title, String label, List<String> names);

    abstract String text(String text);

    abstract void value(StringBuilder row, float value);

    private static String quoteCsv(String name) {
        return name.matches("[^,\"\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String quoteArff(String name) {
        String safe = name.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("'", "\\'");
        return "'" + safe + "'";
    }
}
