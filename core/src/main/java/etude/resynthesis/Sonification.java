package etude.resynthesis;

import etude.annotation.Beat;
import etude.annotation.ChordLabel;
import etude.annotation.PitchTrack;
import etude.annotation.PitchedNote;
import etude.annotation.Segment;
import etude.signal.Frames;
import java.util.List;

/**
 * What was found in a sound, made audible, to be heard along with it: beats as clicks, a melody as a sine, notes as plucked
 * tones, chords in Shepard tones. All of them have one channel, as many samples as are asked for, and stay below full scale.
 */
public final class Sonification {

    private static final double CLICK_SECONDS = 0.03;
    private static final double CLICK_HZ = 1000;
    private static final double DOWNBEAT_HZ = 1500;
    private static final double CLICK_LEVEL = 0.6;
    private static final double MELODY_LEVEL = 0.3;
    private static final double NOTE_LEVEL = 0.25;
    private static final double EDGE_SECONDS = 0.008;
    private static final int PARTIALS = 6;
    private static final int CHROMA_HOP = 256;
    private static final double LOUDEST = 0.9;

    private final int sampleRate;
    private final int length;

    /**
     * Prepares.
     *
     * @param sampleRate Hz, at least 4000
     * @param length samples wanted
     */
    public Sonification(int sampleRate, int length) {
        if (sampleRate < 4000 || length < 0) {
            throw new IllegalArgumentException("A sound of " + length + " samples at " + sampleRate
                    + " Hz cannot be made; the rate must be at least 4000 Hz and the length not negative.");
        }
        this.sampleRate = sampleRate;
        this.length = length;
    }

    /** A click for each beat, higher ones for the first of each bar. */
    public float[] clicks(List<Beat> beats) {
        float[] sound = new float[length];
        for (Beat beat : beats) {
            click(sound, beat.time(), beat.downbeat() ? DOWNBEAT_HZ : CLICK_HZ);
        }
        return limited(sound);
    }

    private void click(float[] sound, double time, double hz) {
        long start = Math.round(time * sampleRate);
        int samples = (int) (CLICK_SECONDS * sampleRate);
        for (int i = 0; i < samples; i++) {
            long at = start + i;
            if (at >= 0 && at < length) {
                double fall = Math.exp(-6.0 * i / samples) * Math.min(1, i / (0.001 * sampleRate));
                sound[(int) at] += (float) (CLICK_LEVEL * fall * Math.sin(2 * Math.PI * hz * i / sampleRate));
            }
        }
    }

    /**
     * A sine that follows a melody without a break of its phase; silent where the melody is unvoiced, with soft edges.
     * Between frames its frequency goes in straight lines.
     */
    public float[] melody(PitchTrack melody) {
        float[] sound = new float[length];
        double step = 1 / (EDGE_SECONDS * sampleRate);
        double phase = 0;
        double level = 0;
        double hz = 0;
        int frame = 0;
        for (int i = 0; i < length; i++) {
            double time = (double) i / sampleRate;
            while (frame + 1 < melody.count() && melody.times()[frame + 1] <= time) {
                frame++;
            }
            double heard = hertz(melody, frame, time);
            hz = heard > 0 ? heard : hz;
            level = heard > 0 ? Math.min(1, level + step) : Math.max(0, level - step);
            phase += hz / sampleRate;
            phase -= Math.floor(phase);
            sound[i] = (float) (MELODY_LEVEL * level * Math.sin(2 * Math.PI * phase));
        }
        return sound;
    }

    /** The melody's frequency at a moment: between two voiced frames in between; 0 where there is none. */
    private static double hertz(PitchTrack melody, int frame, double time) {
        if (melody.count() == 0 || time < melody.times()[0]) {
            return 0;
        }
        double here = melody.frequency(frame);
        if (here == 0 || frame + 1 == melody.count()) {
            return here > 0 && time < melody.times()[frame] + 0.05 ? here : 0;
        }
        double next = melody.frequency(frame + 1);
        double from = melody.times()[frame];
        double to = melody.times()[frame + 1];
        return next == 0 || to <= from ? here : here * Math.pow(next / here, (time - from) / (to - from));
    }

    /** Notes as tones of a few harmonics that decay as those of a plucked string. */
    public float[] notes(List<PitchedNote> notes) {
        float[] sound = new float[length];
        for (PitchedNote note : notes) {
            pluck(sound, note);
        }
        return limited(sound);
    }

    private void pluck(float[] sound, PitchedNote note) {
        int from = (int) Math.max(0, Math.round(note.onset() * sampleRate));
        int to = (int) Math.min(length, Math.round((note.offset() + 0.05) * sampleRate));
        double loud = Double.isNaN(note.velocity()) ? 0.63 : note.velocity() / 127;
        for (int h = 1; h <= PARTIALS && h * note.frequency() < 0.45 * sampleRate; h++) {
            double turn = 2 * Math.PI * h * note.frequency() / sampleRate;
            partial(sound, from, to, NOTE_LEVEL * loud / (h * h), turn, Math.exp(-1.5 * h / sampleRate));
        }
    }

    /** Adds a sine that falls by a factor from sample to sample: a point that turns and nears the middle. */
    private void partial(float[] sound, int from, int to, double level, double turn, double fall) {
        double cosine = fall * Math.cos(turn);
        double sine = fall * Math.sin(turn);
        double x = level;
        double y = 0;
        double rise = 0.004 * sampleRate;
        double end = 0.05 * sampleRate;
        for (int i = from; i < to; i++) {
            double edge = Math.min(1, Math.min((i - from) / rise, (to - i) / end));
            sound[i] += (float) (edge * y);
            double next = x * cosine - y * sine;
            y = x * sine + y * cosine;
            x = next;
        }
    }

    /** Chords in Shepard tones, which have pitch classes and no octaves. Labels that name no chord are silent. */
    public float[] chords(List<Segment> chords) {
        int frames = length / CHROMA_HOP + 1;
        float[] levels = new float[12 * frames];
        for (Segment segment : chords) {
            int classes = pitchClasses(segment.label());
            long from = Math.max(0, Math.round(segment.start() * sampleRate / CHROMA_HOP));
            long to = Math.min(frames, Math.round(segment.end() * sampleRate / CHROMA_HOP));
            for (long t = from; t < to; t++) {
                for (int c = 0; c < 12; c++) {
                    levels[(int) (12 * t + c)] = (classes >> c & 1) == 1 ? 0.7f : 0;
                }
            }
        }
        Frames chroma = Frames.of(12, frames, levels);
        return limited(ShepardTones.STANDARD.apply(chroma, null, sampleRate, CHROMA_HOP, length));
    }

    private static int pitchClasses(String label) {
        ChordLabel chord;
        try {
            chord = ChordLabel.parse(label);
        } catch (IllegalArgumentException e) {
            return 0;
        }
        return chord.isChord() ? chord.pitchClasses() : 0;
    }

    private static float[] limited(float[] sound) {
        double peak = 0;
        for (float x : sound) {
            peak = Math.max(peak, Math.abs(x));
        }
        if (peak > LOUDEST) {
            for (int i = 0; i < sound.length; i++) {
                sound[i] *= (float) (LOUDEST / peak);
            }
        }
        return sound;
    }
}
