package etude.tasks.tagging;

/**
 * A label and how sure a model is of it.
 *
 * @param label the word
 * @param score from 0 to 1
 */
public record Tag(String label, double score) {}
