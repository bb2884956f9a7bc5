package etude.learn.recipe;

import etude.network.Task;

/** What a model shall say. */
public enum TaskKind {
    /** What the data set is for. */
    AUTO,
    /** One class a clip. */
    CLASSES,
    /** Any number of tags a clip. */
    TAGS,
    /** Any number of events in time. */
    EVENTS,
    /** One class a frame. */
    FRAMES;

    /** The task of a data set, or the one that is asked for. */
    public Task of(Task data) {
        return switch (this) {
            case AUTO -> data;
            case CLASSES -> new Task.Classes();
            case TAGS -> new Task.Tags();
            case EVENTS -> new Task.Events();
            case FRAMES -> new Task.FrameClasses();
        };
    }
}
