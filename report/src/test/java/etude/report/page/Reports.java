package etude.report.page;

import etude.report.picture.ChartMaker;
import etude.report.picture.WaveformMaker;
import etude.representation.Axis;
import etude.representation.Layout;
import etude.signal.Frames;
import etude.signal.Waveform;
import etude.testing.Signals;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/** A report whose every text comes from an enemy. */
final class Reports {

    static final String ENEMY =
            "</title></style></script><script>document.title='caught'</script>\"'><img src=x onerror=alert(1)>&amp;${7*7}\u202e\u0000";

    /** How the enemy's text is read. */
    static final String READ = ENEMY.replace('\u202e', '\ufffd').replace('\u0000', '\ufffd');

    private Reports() {}

    static SongReport hostile() throws IOException {
        Waveform sine = Signals.sine(440, 2, 8000);
        Layout layout = Layout.of(ENEMY, Axis.pitchClasses(12), ENEMY);
        ChartMaker maker = ChartMaker.of(layout, t -> 0.1 * t, 2);
        maker.add(Frames.of(12, 20, new float[240]));
        Lesson lesson = new Lesson(ENEMY, ENEMY, ENEMY, ENEMY, Lesson.Inverse.NONE, ENEMY);
        Sound rebuilt = new Sound(ENEMY, ENEMY, "rebuilt.wav", "audio/wav", wav(sine));
        return new SongReport(
                ENEMY,
                ENEMY,
                2,
                List.of(ENEMY),
                List.of(new Fact.Group(
                        "tags",
                        ENEMY,
                        ENEMY,
                        List.of(Fact.of("artist", ENEMY, ENEMY), new Fact("gain", "Gain", "–", Double.NaN)))),
                Optional.of(new Sound("The song", "", "song.wav", "audio/wav", wav(sine))),
                List.of(
                        Panel.of("waveform", Lesson.of("raw").orElseThrow(), WaveformMaker.chart(sine), List.of()),
                        new Panel(
                                "chroma",
                                ENEMY,
                                ENEMY,
                                ENEMY,
                                List.of(new Panel.Score(ENEMY, 0.75)),
                                List.of(maker.chart().titled(ENEMY)),
                                List.of(rebuilt))),
                List.of(new RepresentationRow(ENEMY, lesson, new long[] {12, 20}, false, Double.NaN, 3.5)),
                List.of(new Export(ENEMY, "chords.csv", new byte[] {'x'})),
                List.of(ENEMY),
                Map.of("tagging", Map.of("model", ENEMY)));
    }

    static byte[] wav(Waveform sound) throws IOException {
        byte[] samples = new byte[2 * sound.length()];
        for (int i = 0; i < sound.length(); i++) {
            int value = Math.round(sound.channel(0)[i] * 32767);
            samples[2 * i] = (byte) value;
            samples[2 * i + 1] = (byte) (value >> 8);
        }
        var format = new AudioFormat(sound.sampleRate(), 16, 1, true, false);
        var in = new AudioInputStream(new ByteArrayInputStream(samples), format, sound.length());
        var out = new ByteArrayOutputStream();
        AudioSystem.write(in, AudioFileFormat.Type.WAVE, out);
        return out.toByteArray();
    }
}
