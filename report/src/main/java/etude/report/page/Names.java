package etude.report.page;

/** Names that may become names of files and addresses within the page. */
final class Names {

    private Names() {}

    static String check(String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("\"" + name + "\" cannot name a part of a report; names have letters,"
                    + " digits, points, dashes and underscores, at most 100 of them.");
        }
        return name;
    }
}
