package etude.learn.data;

import java.io.IOException;

/** Reads data sets that lie on disk in one way. */
interface DatasetReader {

    /** The name by which recipes call it. */
    String name();

    /** What it reads, for sentences: {@code a folder for each class}. */
    String reads();

    /** Whether what lies there is of this kind; looks at names, and at little else. */
    boolean recognises(DataSource source) throws IOException;

    /**
     * Reads labels; sounds are only looked for.
     *
     * @throws IllegalArgumentException if labels contradict themselves
     * @throws IOException if a file cannot be read
     */
    Dataset read(DataSource source) throws IOException;
}
