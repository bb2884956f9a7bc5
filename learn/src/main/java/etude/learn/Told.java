package etude.learn;

import etude.learn.data.Dataset;
import etude.learn.data.Split;
import etude.learn.data.Splits;
import etude.learn.recipe.DataTable;
import etude.learn.recipe.Recipe;
import etude.learn.recipe.SplitKind;
import java.util.List;
import java.util.Set;

/** Examples told off as a recipe wants. */
final class Told {

    /** Groups that are kept together without being asked: who is heard, and what was recorded at once. */
    private static final List<String> USUAL = List.of(
            "speaker",
            "artist",
            "singer",
            "player",
            "recording",
            "session",
            "song",
            "track",
            "album",
            "source",
            "block",
            "group");

    private Told() {}

    static List<Split> off(Dataset data, Recipe recipe) {
        DataTable table = recipe.data();
        String group = group(data, table);
        double validation = recipe.network().isPresent() ? table.validation() : 0;
        long seed = recipe.seed();
        List<Split> all = switch (kind(data, table, group)) {
            case GIVEN, AUTO -> List.of(Splits.given(data, validation, group, seed));
            case RATIO -> List.of(Splits.ratio(data, table.test(), validation, seed));
            case GROUP -> List.of(Splits.group(data, named(data, group), table.test(), validation, seed));
            case FOLDS ->
                Splits.hasFolds(data)
                        ? Splits.givenFolds(data, validation, group, seed)
                        : Splits.folds(data, table.folds(), validation, seed);
            case GROUP_FOLDS -> Splits.groupFolds(data, named(data, group), table.folds(), validation, seed);
            case LEAVE_ONE_OUT -> Splits.leaveOneOut(data, named(data, group), validation, seed);
        };
        if (table.fold() < 0) {
            return all;
        }
        if (table.fold() >= all.size()) {
            throw new IllegalArgumentException(
                    "[data] fold is " + table.fold() + "; there are " + all.size() + ", counted from 0.");
        }
        return List.of(all.get(table.fold()));
    }

    private static SplitKind kind(Dataset data, DataTable table, String group) {
        if (table.split() != SplitKind.AUTO) {
            return table.split();
        }
        if (Splits.isGiven(data)) {
            return SplitKind.GIVEN;
        }
        if (Splits.hasFolds(data)) {
            return SplitKind.FOLDS;
        }
        return group.isEmpty() ? SplitKind.RATIO : SplitKind.GROUP;
    }

    private static String named(Dataset data, String group) {
        if (group.isEmpty()) {
            throw new IllegalArgumentException("The split keeps groups together, and the data set " + data.name()
                    + " knows none. Name a column by data.columns (speaker = \"…\"), or say split = \"ratio\".");
        }
        return group;
    }

    /** The kind of group that is kept together, or would be; empty where none is known. */
    static String group(Dataset data, DataTable table) {
        if (!table.group().isEmpty()) {
            return table.group();
        }
        return usualGroup(data);
    }

    static String usualGroup(Dataset data) {
        Set<String> known = Splits.groups(data);
        return USUAL.stream().filter(known::contains).findFirst().orElse("");
    }
}
