package etude.report.picture;

import java.util.List;

/**
 * Marks along a side of a picture.
 *
 * @param title what is measured, with its unit; may be empty
 * @param ticks marks, in order
 */
public record Ruler(String title, List<Tick> ticks) {

    /** Copies the list. */
    public Ruler {
        ticks = List.copyOf(ticks);
    }

    /**
     * A mark.
     *
     * @param at where: 0 is left or bottom, 1 is right or top
     * @param label what is written there
     */
    public record Tick(double at, String label) {}
}
