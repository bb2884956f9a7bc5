package etude.learn.data;

import etude.representation.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Which column of a table means what.
 *
 * @param file column of the sounds' names
 * @param labels columns of labels; several of one value each, or one that holds several values
 * @param many whether a value holds several labels
 * @param part column of parts or folds; -1 where there is none, as in all that follow
 * @param licence column of licences
 * @param onset column of beginnings within the sound, seconds
 * @param offset column of ends within the sound, seconds
 * @param start column of where the example begins in the file, seconds
 * @param duration column of how long the example is, seconds
 * @param groups columns by what is shared: speaker, artist…
 */
record Columns(
        int file,
        List<Integer> labels,
        boolean many,
        int part,
        int licence,
        int onset,
        int offset,
        int start,
        int duration,
        Map<String, Integer> groups) {

    private static final List<String> FILE = List.of(
            "file",
            "filename",
            "file_name",
            "path",
            "filepath",
            "file_path",
            "fname",
            "slice_file_name",
            "audio",
            "wav",
            "sound");
    private static final List<String> LABEL = List.of(
            "label",
            "class",
            "category",
            "genre",
            "instrument",
            "event_label",
            "keyword",
            "word",
            "digit",
            "target",
            "instrument (in full)");
    private static final List<String> LABELS = List.of("labels", "tags", "classes", "event_labels", "genres");
    private static final List<String> PART = List.of("split", "part", "partition", "subset", "set", "fold");
    private static final List<String> LICENCE = List.of("licence", "license");
    private static final List<String> ONSET = List.of("onset", "start", "start_time", "begin");
    private static final List<String> OFFSET = List.of("offset", "end", "end_time");
    private static final List<String> GROUPS = List.of(
            "speaker",
            "speaker_id",
            "artist",
            "artist_id",
            "singer",
            "player",
            "recording",
            "session",
            "album",
            "song",
            "track",
            "group",
            "block",
            "source",
            "clip");

    /** The columns that a header names; those that recipes name count before those that are known. */
    static Columns of(List<String> header, Map<String, String> said) {
        Names names = new Names(header, said);
        int file = names.find("file", FILE);
        if (file < 0) {
            throw new IllegalArgumentException("No column of the table names the sounds. Its columns are: "
                    + String.join(", ", header) + ". Say which it is, as columns = {file = \"…\", label = \"…\"}.");
        }
        int one = names.find("label", LABEL);
        int several = one >= 0 && !said.containsKey("labels") ? -1 : names.find("labels", LABELS);
        if (one < 0 && several < 0) {
            throw new IllegalArgumentException("No column of the table holds labels. Its columns are: "
                    + String.join(", ", header) + ". Say which it is, as columns = {file = \"…\", label = \"…\"}.");
        }
        return new Columns(
                file,
                List.of(several >= 0 ? several : one),
                several >= 0,
                names.find("part", PART, "fold"),
                names.find("licence", LICENCE),
                names.find("onset", ONSET),
                names.find("offset", OFFSET),
                names.said("start"),
                names.said("duration"),
                names.groups());
    }

    /** Whether a header has what a table of labels needs. */
    static boolean are(List<String> header, Map<String, String> said) {
        try {
            of(header, said);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private record Names(List<String> header, Map<String, String> said) {

        private static final List<String> MEANINGS =
                List.of("file", "label", "labels", "part", "fold", "licence", "onset", "offset", "start", "duration");

        int said(String meaning) {
            String name = said.get(meaning);
            if (name == null) {
                return -1;
            }
            int column = header.indexOf(name);
            if (column < 0) {
                throw Nearest.unknown("column", name, header);
            }
            return column;
        }

        int find(String meaning, List<String> usual, String... others) {
            int column = said(meaning);
            for (String other : others) {
                column = column < 0 ? said(other) : column;
            }
            for (int i = 0; column < 0 && i < usual.size(); i++) {
                column = lowerCase().indexOf(usual.get(i));
            }
            return column;
        }

        private List<String> lowerCase() {
            return header.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        }

        Map<String, Integer> groups() {
            Map<String, Integer> groups = new LinkedHashMap<>();
            List<String> own = new ArrayList<>(said.keySet());
            own.removeAll(MEANINGS);
            own.forEach(meaning -> groups.put(meaning, said(meaning)));
            for (String usual : GROUPS) {
                int column = lowerCase().indexOf(usual);
                if (column >= 0 && !groups.containsValue(column)) {
                    groups.putIfAbsent(usual.replace("_id", ""), column);
                }
            }
            return groups;
        }
    }
}
