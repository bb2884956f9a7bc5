package etude.audio.synth;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.Map;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Soundbank;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;

/** The JDK's synthesiser as a stream of 32-bit stereo floats, every setting given, one bank of instruments loaded. */
final class Gervill implements AutoCloseable {

    private static final Map<String, Object> SETTINGS = Map.ofEntries(
            Map.entry("interpolation", "sinc"),
            Map.entry("control rate", 147f),
            Map.entry("latency", 120000L),
            Map.entry("device id", 0),
            Map.entry("max polyphony", 256),
            Map.entry("reverb", true),
            Map.entry("light reverb", true),
            Map.entry("chorus", true),
            Map.entry("auto gain control", true),
            Map.entry("large mode", false),
            Map.entry("midi channels", 16),
            Map.entry("jitter correction", false),
            Map.entry("load default soundbank", false));

    private final javax.sound.midi.Synthesizer synthesizer;
    private final AudioInputStream stream;

    private Gervill(javax.sound.midi.Synthesizer synthesizer, AudioInputStream stream) {
        this.synthesizer = synthesizer;
        this.stream = stream;
    }

    static Gervill open(int sampleRate, Soundbank bank) {
        var format = new AudioFormat(AudioFormat.Encoding.PCM_FLOAT, sampleRate, 32, 2, 8, sampleRate, false);
        try {
            Class<?> type = Bank.LOADER.loadClass(GervillLoader.PACKAGE + "SoftSynthesizer");
            var synthesizer =
                    (javax.sound.midi.Synthesizer) type.getDeclaredConstructor().newInstance();
            var stream = (AudioInputStream)
                    type.getMethod("openStream", AudioFormat.class, Map.class).invoke(synthesizer, format, SETTINGS);
            synthesizer.loadAllInstruments(bank);
            return new Gervill(synthesizer, stream);
        } catch (ReflectiveOperationException e) {
            throw missing(e);
        }
    }

    /** The JDK's own bank. */
    static Soundbank builtIn() {
        return Bank.SOUNDS;
    }

    /** The bank in a sound font. */
    static Soundbank font(Path file) throws IOException {
        try {
            return (Soundbank) Bank.LOADER
                    .loadClass(GervillLoader.PACKAGE + "SF2Soundbank")
                    .getConstructor(File.class)
                    .newInstance(file.toFile());
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IOException io) {
                throw new IOException(
                        "'" + file + "' is no sound font that can be read (" + io.getMessage() + ").", io);
            }
            throw missing(e);
        } catch (ReflectiveOperationException e) {
            throw missing(e);
        }
    }

    Receiver receiver() throws MidiUnavailableException {
        return synthesizer.getReceiver();
    }

    AudioInputStream stream() {
        return stream;
    }

    @Override
    public void close() throws IOException {
        stream.close();
        synthesizer.close();
    }

    private static IllegalStateException missing(ReflectiveOperationException e) {
        Throwable cause = e instanceof InvocationTargetException && e.getCause() != null ? e.getCause() : e;
        return new IllegalStateException(
                "This Java runtime (" + Runtime.version() + ") has no software synthesiser that can be used (" + cause
                        + "). Run on an OpenJDK with the module java.desktop.",
                cause);
    }

    /** Made once: the bank's waves are drawn from one seed, in order. */
    private static final class Bank {
        static final GervillLoader LOADER = new GervillLoader(Gervill.class.getClassLoader());
        static final Soundbank SOUNDS = create();

        private static Soundbank create() {
            try {
                return (Soundbank) LOADER.loadClass(GervillLoader.PACKAGE + "EmergencySoundbank")
                        .getMethod("createSoundbank")
                        .invoke(null);
            } catch (ReflectiveOperationException e) {
                throw missing(e);
            }
        }
    }
}
