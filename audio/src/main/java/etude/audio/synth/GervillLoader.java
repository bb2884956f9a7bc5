package etude.audio.synth;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import javax.sound.midi.MidiSystem;

/**
 * The running JDK's synthesiser classes, loaded a second time with two calls led elsewhere ({@link Surroundings}): the
 * built-in bank draws its phases from {@code Math.random}, another sound in every process, and the synthesiser asks for the
 * user's preferences, which creates a folder in the user's home. The copy also needs no {@code --add-exports}. The JDK's own
 * classes stay as they are.
 */
final class GervillLoader extends ClassLoader {

    static final String PACKAGE = "com.sun.media.sound.";

    private static final String SURROUNDINGS = Surroundings.class.getName().replace('.', '/');
    private static final List<ClassFile.Call> REDIRECTED = List.of(
            new ClassFile.Call("java/lang/Math", "random"),
            new ClassFile.Call("java/util/prefs/Preferences", "userRoot"));

    static {
        registerAsParallelCapable();
    }

    GervillLoader(ClassLoader parent) {
        super(parent);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(PACKAGE)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded != null ? loaded : define(name);
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        try (InputStream in = MidiSystem.class.getModule().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            for (ClassFile.Call call : REDIRECTED) {
                bytes = ClassFile.redirect(bytes, call, SURROUNDINGS);
            }
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }
}
