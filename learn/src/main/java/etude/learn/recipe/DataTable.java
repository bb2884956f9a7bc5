package etude.learn.recipe;

import java.util.List;
import java.util.Map;

/**
 * What is learned from.
 *
 * @param source a folder, a table in one, or {@code synth:NAME} for a generated set; relative to where the recipe lies, then to
 *     where the command runs
 * @param reader name of the reader; empty: recognised by what lies there
 * @param audio folder of the sounds, where it is another one than the labels'; relative to the source
 * @param columns of a table: {@code file}, {@code label} or {@code labels}, {@code part}, {@code fold}, {@code licence},
 *     {@code onset}, {@code offset}, {@code start}, {@code duration}; any other name is a group ({@code speaker =
 *     "speaker_id"})
 * @param labels those to learn, in this order; empty: all
 * @param other label for all examples of other labels; empty: they are left out
 * @param split how examples are told off
 * @param group which groups are kept together: {@code speaker}, {@code artist}, {@code recording}…; empty: the first known
 * @param test share for judging, where the split is made at random
 * @param validation share of what remains for choosing, where the data set does not say
 * @param folds how many are made
 * @param fold the only one to run, from 0; -1: each in turn, and what they say is judged together
 * @param missing what becomes of labels whose sound is not there
 * @param limit most examples of a label, at random; 0: all
 */
public record DataTable(
        String source,
        @Standard("''") String reader,
        @Standard("''") String audio,
        @Standard("{}") Map<String, String> columns,
        @Standard("[]") List<String> labels,
        @Standard("''") String other,
        @Standard("'auto'") SplitKind split,
        @Standard("''") String group,
        @Standard("0.2") double test,
        @Standard("0.1") double validation,
        @Standard("5") int folds,
        @Standard("-1") int fold,
        @Standard("'refuse'") Missing missing,
        @Standard("0") int limit) {

    /** What becomes of labels whose sound is not there. */
    public enum Missing {
        /** Nothing is learned until they are. */
        REFUSE,
        /** They are left out. */
        LEAVE_OUT
    }

    /** Checks the ranges. */
    public DataTable {
        Checks.written("source", source, "a folder, or synth:NAME");
        columns = Map.copyOf(columns);
        labels = List.copyOf(labels);
        Checks.share("test", test);
        Checks.share("validation", validation);
        Checks.within("folds", folds, 2, 1000);
        Checks.least("fold", fold, -1);
        Checks.least("limit", limit, 0);
    }

    /** The same of a source that lies elsewhere. */
    public DataTable at(String place) {
        return new DataTable(
                place,
                reader,
                audio,
                columns,
                labels,
                other,
                split,
                group,
                test,
                validation,
                folds,
                fold,
                missing,
                limit);
    }
}
