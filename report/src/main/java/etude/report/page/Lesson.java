package etude.report.page;

import java.util.Optional;

/**
 * What is worth knowing of a representation, a sentence each.
 *
 * @param title its name for people
 * @param shows what it shows
 * @param suits which tasks it suits: goes on from "good for"
 * @param lost which information it loses
 * @param inverse whether sound can be made of it again
 * @param back how, or why not
 */
public record Lesson(String title, String shows, String suits, String lost, Inverse inverse, String back) {

    /** Whether sound can be made of a representation again. */
    public enum Inverse {
        /** The same sound. */
        EXACT("yes"),
        /** A similar sound. */
        APPROXIMATE("approximately"),
        /** A sound with some of its properties. */
        PARTIAL("only in part"),
        /** No sound. */
        NONE("no");

        private final String word;

        Inverse(String word) {
            this.word = word;
        }

        /** For the table. */
        public String word() {
            return word;
        }
    }

    /**
     * The lesson on a representation, by its array's name ({@code raw}, {@code stft}, {@code mfcc}, {@code chroma_cqt}…) or
     * a picture's ({@code spectrogram_mel}, {@code spectrogram_log}).
     */
    public static Optional<Lesson> of(String name) {
        return Lessons.find(name);
    }
}
