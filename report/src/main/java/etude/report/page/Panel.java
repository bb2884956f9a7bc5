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
 * @param chart the picture
 * @param sounds what can be heard of it, such as the song rebuilt from it
 */
public record Panel(String key, String title, String shows, String suits, Chart chart, List<Sound> sounds) {

    /** Checks the key and copies the list. */
    public Panel {
        Names.check(key);
        sounds = List.copyOf(sounds);
    }

    /** A panel with the words of a lesson. */
    public static Panel of(String key, Lesson lesson, Chart chart, List<Sound> sounds) {
        return new Panel(key, lesson.title(), lesson.shows(), lesson.suits(), chart.titled(lesson.title()), sounds);
    }
}
