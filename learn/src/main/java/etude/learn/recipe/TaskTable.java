package etude.learn.recipe;

/**
 * What the model shall say.
 *
 * @param kind what sort of answer
 */
public record TaskTable(@Standard("'auto'") TaskKind kind) {}
