package etude.cli;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.ExecutionException;

/** Failures as sentences: what was found, and what to do where that is known. */
final class Sentences {

    private Sentences() {}

    static String of(Throwable failure) {
        if ((failure instanceof UncheckedIOException || failure instanceof ExecutionException)
                && failure.getCause() != null) {
            return of(failure.getCause());
        }
        if (failure instanceof FileSystemException file) {
            return file(file);
        }
        if (failure instanceof InvalidPathException path) {
            return "'" + path.getInput() + "' cannot be the name of a file: " + path.getReason() + ".";
        }
        if (failure instanceof OutOfMemoryError) {
            long allowed = Runtime.getRuntime().maxMemory() >> 20;
            return "Not enough memory (" + allowed + " MiB allowed). Allow more with ETUDE_JAVA_OPTS=-Xmx"
                    + ((2 * allowed + 1023) >> 10) + "g, or work on a shorter piece.";
        }
        String message = failure.getMessage();
        boolean meant = failure instanceof IOException
                || failure instanceof IllegalArgumentException
                || failure instanceof IllegalStateException
                || failure instanceof UsageException
                || failure instanceof UnsupportedOperationException;
        if (message != null && meant && !(failure instanceof FileNotFoundException)) {
            return ended(message);
        }
        return "This should not have happened: " + failure
                + ". Please report it, with what the same command says with --debug.";
    }

    private static String file(FileSystemException failure) {
        String file = failure.getFile() == null ? "The file" : failure.getFile();
        String reason = failure.getReason();
        if (failure instanceof FileAlreadyExistsException) {
            return file + " is already there. Add --force to replace it, or name another file.";
        }
        if (failure instanceof NoSuchFileException) {
            return reason == null ? "There is no file " + file + "." : ended(file + ": " + reason);
        }
        if (failure instanceof AccessDeniedException) {
            return file + " may not be opened: permission denied.";
        }
        if (failure instanceof NotDirectoryException) {
            return file + " is not a folder.";
        }
        if (failure instanceof DirectoryNotEmptyException) {
            return file + " is a folder that is not empty.";
        }
        return ended(file + ": " + (reason == null ? "it cannot be opened" : reason));
    }

    private static String ended(String message) {
        String text = message.strip();
        return text.isEmpty() || ".!?".indexOf(text.charAt(text.length() - 1)) >= 0 ? text : text + ".";
    }
}
