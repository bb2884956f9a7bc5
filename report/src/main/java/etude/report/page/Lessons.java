package etude.report.page;

import etude.report.page.Lesson.Inverse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The lessons, by the beginnings of the names that they are about. */
final class Lessons {

    private static final Map<String, Lesson> ALL = fill();

    private Lessons() {}

    /** The lesson of the longest name that the name begins with. */
    static Optional<Lesson> find(String name) {
        return ALL.entrySet().stream()
                .filter(entry -> name.equals(entry.getKey()) || name.startsWith(entry.getKey() + "_"))
                .max(Map.Entry.comparingByKey((a, b) -> Integer.compare(a.length(), b.length())))
                .map(Map.Entry::getValue);
    }

    private static Map<String, Lesson> fill() {
        Map<String, Lesson> all = new LinkedHashMap<>();
        spectra(all);
        pitch(all);
        timbre(all);
        rhythm(all);
        return Map.copyOf(all);
    }

    private static void spectra(Map<String, Lesson> all) {
        all.put(
                "raw",
                new Lesson(
                        "Waveform",
                        "Air pressure over time: it shows how loud and how dense the song is, but not which notes are played.",
                        "reading loudness, silence and clipping, and for networks that learn their own filters, which need much"
                                + " data and a long view for that.",
                        "nothing",
                        Inverse.EXACT,
                        "it is the sound"));
        Lesson linear = new Lesson(
                "Spectrogram, linear in frequency",
                "How strong each frequency is at each moment, evenly spaced in Hz: the harmonics of a note stand one above"
                        + " the other at equal distances.",
                "separation, denoising and whatever must become sound again, because the transform behind it can be undone.",
                "nothing while the phase is kept; the picture shows magnitudes alone",
                Inverse.EXACT,
                "exactly with its phase; nearly without, by guessing the phase (Griffin-Lim)");
        all.put("stft", linear);
        all.put("spectrogram", linear);
        all.put(
                "spectrogram_mel",
                new Lesson(
                        "Spectrogram, on the mel scale",
                        "The same numbers laid out as the ear spaces pitch, nearly even up to 1 kHz and ever coarser above: what"
                                + " matters to a listener gets the room.",
                        "reading voices and instruments by eye: it is the scale on which mel bands are cut.",
                        linear.lost(),
                        linear.inverse(),
                        linear.back()));
        all.put(
                "spectrogram_log",
                new Lesson(
                        "Spectrogram, in octaves",
                        "The same numbers laid out by pitch, one C above the other: a melody keeps its shape in any key, while bass"
                                + " notes blur because a Fourier transform has few bins for them.",
                        "following melodies and bass lines by eye, and seeing why the constant-Q transform was invented.",
                        linear.lost(),
                        linear.inverse(),
                        linear.back()));
        bands(all);
        ear(all);
    }

    private static void bands(Map<String, Lesson> all) {
        Lesson mel = new Lesson(
                "Mel spectrogram",
                "Energy in bands as wide as the ear's: the colour of each sound stays, the exact pitch of high notes goes.",
                "tagging, genre, instruments, onsets, boundaries, recommendation: small and perceptual, it is what most"
                        + " networks listen to.",
                "the phase, and fine pitch at high frequencies",
                Inverse.APPROXIMATE,
                "bands are spread over frequencies again and the phase is guessed");
        all.put("melspectrogram", mel);
        all.put("log_melspectrogram", mel);
        all.put(
                "pcen",
                new Lesson(
                        "Mel spectrogram, each band normalised by its recent past (PCEN)",
                        "Energy in bands as wide as the ear's, relative to a running mean of each: what begins stands out, what"
                                + " lasts fades.",
                        "keywords, bird song and sound events, near or far from the microphone.",
                        "how loud a steady sound is",
                        Inverse.NONE,
                        "the running means are not kept"));
    }

    private static void ear(Map<String, Lesson> all) {
        Lesson gammatone = new Lesson(
                "Gammatonegram",
                "Energy in bands shaped like those of the inner ear: like a mel spectrogram with softer edges.",
                "models of hearing, noisy speech, and sound events.",
                "the phase, and fine pitch at high frequencies",
                Inverse.APPROXIMATE,
                "bands are spread over frequencies again and the phase is guessed");
        all.put("gammatonegram", gammatone);
        all.put("log_gammatonegram", gammatone);
        Lesson harmonic = new Lesson(
                "Harmonic tensor",
                "How strong each pitch is, and what sounds at twice, three times its frequency and so on: a note and its overtones"
                        + " stand at the same place in all of the pictures.",
                "tagging, keywords and sound events with small networks, which see harmonic structure at a glance.",
                "the phase, and fine pitch",
                Inverse.APPROXIMATE,
                "bands are spread over frequencies again and the phase is guessed");
        all.put("harmonic_tensor", harmonic);
        all.put("log_harmonic_tensor", harmonic);
    }

    private static void pitch(Map<String, Lesson> all) {
        Lesson cqt = new Lesson(
                "Constant-Q transform",
                "Each row is a note of the scale, and low notes are listened to longer than high ones: pitches are sharp from"
                        + " the bass to the treble.",
                "chords, transcription, pitch and cover songs, since transposing is just a shift upwards; it costs more"
                        + " than a Fourier transform.",
                "the timing of low notes, and what lies outside its octaves",
                Inverse.APPROXIMATE,
                "from its complex values, nearly the same sound");
        all.put("cqt", cqt);
        all.put("vqt", cqt);
        Lesson chroma = new Lesson(
                "Chromagram",
                "How strongly each of the twelve pitch classes sounds, all octaves folded into one: harmony stays, timbre and"
                        + " register go.",
                "chords, key, structure, cover songs, and aligning two performances of one piece.",
                "octave, timbre, percussion and loudness",
                Inverse.PARTIAL,
                "Shepard tones, which have a pitch class and no octave");
        all.put("chroma", chroma);
        all.put(
                "hpcp",
                new Lesson(
                        "Harmonic pitch class profile",
                        "How strongly each pitch class sounds, counted from the peaks of the spectrum and their harmonics alone.",
                        "chords, key and cover songs.",
                        "octave, timbre, percussion and loudness",
                        Inverse.NONE,
                        "octaves are folded into one and every frame is brought to the same loudness"));
        all.put(
                "tonnetz",
                new Lesson(
                        "Tonnetz",
                        "Harmony as a point in six dimensions, where fifths and thirds are near each other: the picture changes when"
                                + " the chord does.",
                        "chord changes, key and structure.",
                        "everything but the balance of pitch classes",
                        Inverse.NONE,
                        "six numbers do not tell twelve pitch classes"));
    }

    private static void timbre(Map<String, Lesson> all) {
        all.put(
                "mfcc",
                new Lesson(
                        "MFCC",
                        "The outline of the mel spectrum in a few numbers, broad shapes first: timbre stays, pitch is smoothed away.",
                        "instruments, voices, speech and genre with classic classifiers on little data; too coarse for harmony and"
                                + " melody.",
                        "pitch, harmony and phase",
                        Inverse.PARTIAL,
                        "the outline sounds like a hoarse whisper of the song: listen to it"));
        Lesson delta = new Lesson(
                "MFCC, change over time",
                "How fast each number of the MFCC rises or falls: what moves in the timbre.",
                "speech and instruments, together with the MFCC themselves.",
                "the timbre that changes",
                Inverse.NONE,
                "changes are kept, not the values that change");
        all.put("mfcc_delta", delta);
        all.put("mfcc_delta2", delta);
        all.put(
                "rms",
                new Lesson(
                        "Effective value (RMS)",
                        "How strong the sound is in each frame, in one number.",
                        "silence, dynamics, and finding the loud parts of a song.",
                        "everything but loudness",
                        Inverse.NONE,
                        "one number a frame has no pitch"));
        all.put(
                "spectral_centroid",
                new Lesson(
                        "Spectral centroid",
                        "The centre of gravity of the spectrum in Hz: bright sounds lie high, dull ones low.",
                        "judging brightness, telling cymbals from bass drums, and as one of the features of a classic genre classifier.",
                        "everything but brightness",
                        Inverse.NONE,
                        "one number a frame has no pitch"));
    }

    private static void rhythm(Map<String, Lesson> all) {
        all.put(
                "onset_strength",
                new Lesson(
                        "Onset strength",
                        "How much new energy arrives from one frame to the next: peaks are where notes and drum strokes begin.",
                        "onsets, tempo and beats.",
                        "pitch, harmony and timbre",
                        Inverse.NONE,
                        "it can be clicked along with, no more"));
        Lesson tempogram = new Lesson(
                "Tempogram",
                "How well the onsets around each moment repeat after each lag: steady bands are a steady beat.",
                "tempo, its changes, and rhythm patterns.",
                "pitch, harmony, timbre and where exactly the beats are",
                Inverse.NONE,
                "only periods of repetition are left");
        all.put("tempogram", tempogram);
        all.put("fourier_tempogram", tempogram);
    }
}
