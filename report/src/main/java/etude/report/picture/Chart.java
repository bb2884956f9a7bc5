package etude.report.picture;

import java.util.Optional;

/**
 * A picture over time, as data.
 *
 * @param title what it is of
 * @param plot what fills it
 * @param time the ruler below
 * @param values the ruler at its left
 * @param bar what colours mean
 * @param note what a reader must know to read it rightly, such as how many frames a column stands for; may be empty
 * @param duration seconds from the left to the right
 */
public record Chart(
        String title, Plot plot, Ruler time, Ruler values, Optional<ColourBar> bar, String note, double duration) {

    /** The same picture under another title. */
    public Chart titled(String other) {
        return new Chart(other, plot, time, values, bar, note, duration);
    }

    /** The same picture with another note. */
    public Chart noted(String other) {
        return new Chart(title, plot, time, values, bar, other, duration);
    }

    /**
     * The meaning of colours.
     *
     * @param palette from bottom to top
     * @param ruler the marks beside it
     */
    public record ColourBar(Palette palette, Ruler ruler) {}
}
