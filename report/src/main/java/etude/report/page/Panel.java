package etude.report.page;

import etude.report.picture.Chart;
import java.util.List;

/**
 * A picture with what it teaches.
 *
 * @param key name of its picture's file (without {@code .png}) and of its place in the page
 * @param title its heading
 * @param shows a sentence: what is to be seen
 * @param suits what it is good for: goes on from these words
 * @param scores labels with scores, drawn as bars; may be empty
 * @param charts the picture; or several that belong together, each with its title
 * @param sounds what can be heard of it, such as the song rebuilt from it
 */
public record Panel(
        String key,
        String title,
        String shows,
        String suits,
        List<Score> scores,
        List<Chart> charts,
        List<Sound> sounds) {

    /**
     * How sure somebody is of a label.
     *
     * @param label the word
     * @param value from 0 to 1
     */
    public record Score(String label, double value) {}

    /** Checks the key and copies the lists. */
    public Panel {
        Names.check(key);
        scores = List.copyOf(scores);
        charts = List.copyOf(charts);
        sounds = List.copyOf(sounds);
    }

    /** A panel with the words of a lesson. */
    public static Panel of(String key, Lesson lesson, Chart chart, List<Sound> sounds) {
        return of(key, lesson, List.of(chart.titled(lesson.title())), sounds);
    }

    /** A panel of several pictures with the words of a lesson. */
    public static Panel of(String key, Lesson lesson, List<Chart> charts, List<Sound> sounds) {
        return new Panel(key, lesson.title(), lesson.shows(), lesson.suits(), List.of(), charts, sounds);
    }
}
