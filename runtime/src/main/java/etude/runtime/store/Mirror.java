package etude.runtime.store;

import etude.runtime.model.Digest;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A folder that holds published files: under their path, or anywhere in it as long as their digest is right. */
final class Mirror {

    private static final int MAX_FILES = 200_000;

    private final Path folder;

    Mirror(Path folder) {
        this.folder = folder;
    }

    /**
     * A published file.
     *
     * @throws NoSuchFileException if it is not in the folder
     */
    Path find(PublishedFile file) throws IOException {
        if (Files.isRegularFile(folder)) {
            return same(folder, file) ? folder : missing(file);
        }
        if (!Files.isDirectory(folder)) {
            throw new NoSuchFileException(folder.toString(), null, "there is no such folder");
        }
        Path there = folder.resolve(file.path());
        if (Files.isRegularFile(there) && same(there, file)) {
            return there;
        }
        Search search = new Search(file);
        Files.walkFileTree(folder, search);
        Path found = search.found;
        return found != null ? found : missing(file);
    }

    private Path missing(PublishedFile file) throws NoSuchFileException {
        throw new NoSuchFileException(
                folder.toString(),
                null,
                "has no " + file.path() + " and no other file "
                        + file.sha256().map(sha -> "with SHA-256 " + sha).orElse("called " + file.name()));
    }

    /** Whether a file is the published one; where no digest is known its name must do. */
    private static boolean same(Path path, PublishedFile file) throws IOException {
        if (file.bytes() > 0 && Files.size(path) != file.bytes()) {
            return false;
        }
        Optional<String> digest = file.sha256();
        return digest.isPresent() ? Digest.sha256(path).equals(digest.get()) : path.endsWith(file.path());
    }

    private static final class Search extends SimpleFileVisitor<Path> {

        private final PublishedFile file;
        private @Nullable Path found;
        private int visited;

        Search(PublishedFile file) {
            this.file = file;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
            if (attributes.isRegularFile() && same(path, file)) {
                found = path;
            }
            return found != null || ++visited > MAX_FILES ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException e) {
            return FileVisitResult.CONTINUE;
        }
    }
}
