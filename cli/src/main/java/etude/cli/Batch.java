package etude.cli;

import java.util.ArrayList;
import java.util.List;

/** One thing after the other: what fails is told and does not stop the rest; at the end a summary says which and why. */
public final class Batch {

    private final Console console;
    private final String things;
    private final List<String> failed = new ArrayList<>();
    private int done;

    /** An empty batch of files. */
    public Batch(Console console) {
        this(console, "files");
    }

    /** An empty batch of things of another kind, named in the plural. */
    public Batch(Console console, String things) {
        this.console = console;
        this.things = things;
    }

    /** What is done with one file. */
    @FunctionalInterface
    public interface Work {
        /** Does it; {@link UsageException} ends the whole batch, every other failure only this file. */
        void run() throws Exception;
    }

    /**
     * Does something with a file.
     *
     * @return the sentence that says why it failed; empty if it did not
     */
    public String run(String file, Work work) {
        try {
            work.run();
            done++;
            return "";
        } catch (UsageException | VirtualMachineError e) {
            if (e instanceof OutOfMemoryError memory) {
                return fail(file, memory);
            }
            throw e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return fail(file, e);
        } catch (Exception e) {
            return fail(file, e);
        }
    }

    private String fail(String file, Throwable failure) {
        String why = Sentences.of(failure);
        failed.add(file + ": " + why);
        if (console.debug()) {
            failure.printStackTrace(console.err());
        }
        return why;
    }

    /** Says what failed, and how many there were where they were several; the exit code. */
    public int end() {
        if (failed.isEmpty()) {
            return 0;
        }
        if (done + failed.size() > 1) {
            console.say(failed.size() + " of " + (done + failed.size()) + " " + things + " failed:");
        }
        failed.forEach(console::say);
        return 1;
    }
}
