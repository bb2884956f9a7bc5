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
        void value(StringBuilder row, float value) {
            row.append(value);
        }
    },
    /** Weka's attribute-relation format, all attributes numeric. What is no finite number is missing: {@code ?}. */
    ARFF {
        @Override
        String head(String title, List<String> names) {
            StringBuilder head = new StringBuilder("@RELATION " + quoteArff(title) + "\n\n");
            names.forEach(
                    name -> head.append("@ATTRIBUTE ").append(quoteArff(name)).append(" NUMERIC\n"));
            return head.append("\n@DATA\n").toString();
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

    abstract void value(StringBuilder row, float value);

    private static String quoteCsv(String name) {
        return name.matches("[^,\"\r\n]*") ? name : '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String quoteArff(String name) {
        String safe = name.replaceAll("\\p{Cntrl}", " ").replace("\\", "\\\\").replace("'", "\\'");
        return "'" + safe + "'";
    }
}
