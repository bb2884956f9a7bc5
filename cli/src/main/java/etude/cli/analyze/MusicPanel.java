package etude.cli.analyze;

import etude.analysis.Loudness;
import etude.annotation.Segment;
import etude.report.page.Panel;
import etude.report.page.Sound;
import etude.report.picture.Chart;
import etude.report.picture.TimelineMaker;
import etude.resynthesis.Sonification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The time line of a song, with what can be heard along with it. */
final class MusicPanel {

    private static final double SOFTEST = -60;

    /** Hz: enough for clicks, sines and Shepard tones. */
    private static final int RATE = 22050;

    private final Music music;
    private final double duration;

    MusicPanel(Music music, double duration) {
        this.music = music;
        this.duration = duration;
    }

    Panel panel(Loudness loudness) throws IOException {
        return new Panel(
                "timeline",
                "Time line",
                "What is heard when: sections, bars and beats, key, chords, notes of all voices with the melody as a line among them, loudness."
                        + " Alike sections share a letter; chords and keys a fifth apart have similar colours.",
                "finding one's way, checking by ear (mix the sounds below into the song), and everything that is counted"
                        + " in bars.",
                List.of(),
                List.of(chart(loudness)),
                sounds());
    }

    private Chart chart(Loudness loudness) {
        TimelineMaker maker = new TimelineMaker(duration)
                .segments("sections", music.structure().segments())
                .beats("bars", music.beats().beats())
                .chords("key", keys())
                .chords("chords", music.chords().segments());
        music.key().best().ifPresent(key -> maker.named(key::noteName));
        maker.pitches("notes", music.notes().notes(), music.melody().track());
        double[] momentary = loudness.momentary();
        float[] levels = new float[momentary.length];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (float) Math.max(SOFTEST, momentary[i]);
        }
        return maker.values("loudness", levels, SOFTEST, 0)
                .chart("Time line", "Loudness from −60 to 0 LUFS, in windows of 0.4 s.");
    }

    private List<Segment> keys() {
        return music.key()
                .best()
                .map(key -> List.of(new Segment(0, duration, key.label())))
                .orElse(List.of());
    }

    /** A sound of each, as long as the song or as its part in the page. */
    private List<Sound> sounds() throws IOException {
        var sonification = new Sonification(RATE, (int) (Math.min(duration, Players.WHOLE) * RATE));
        List<Aside<Optional<Sound>>> made = new ArrayList<>();
        made.add(Aside.of(() -> sound(
                "beats",
                "Beats as clicks",
                "The first of each bar is higher.",
                sonification.clicks(music.beats().beats()))));
        made.add(Aside.of(() -> sound(
                "chords",
                "Chords in Shepard tones",
                "They have pitch classes and no octaves.",
                sonification.chords(music.chords().segments()))));
        made.add(Aside.of(() -> sound(
                "melody",
                "The melody as a sine",
                "The voice that stands out; where it wanders, another one was more salient.",
                sonification.melody(music.melody().track()))));
        made.add(Aside.of(() -> sound(
                "notes",
                "The notes, plucked",
                "Where one is missing or an octave off, its overtones were taken for another's.",
                sonification.notes(music.notes().notes()))));
        List<Sound> sounds = new ArrayList<>();
        for (Aside<Optional<Sound>> one : made) {
            one.get().ifPresent(sounds::add);
        }
        return sounds;
    }

    private static Optional<Sound> sound(String name, String title, String sentence, float[] samples)
            throws IOException {
        for (float x : samples) {
            if (x != 0) {
                return Optional.of(Players.withSong(name, title, sentence, samples, RATE));
            }
        }
        return Optional.empty();
    }
}
