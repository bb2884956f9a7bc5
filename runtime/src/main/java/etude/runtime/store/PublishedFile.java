package etude.runtime.store;

import java.net.URI;
import java.util.Optional;

/**
 * A file as its authors publish it.
 *
 * @param address where
 * @param path in the authors' repository, with {@code /} between
 * @param bytes its size; 0 where it is not known
 * @param sha256 its digest in hexadecimal digits; empty where nobody has checked it
 */
public record PublishedFile(URI address, String path, long bytes, Optional<String> sha256) {

    /** The last part of its path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
