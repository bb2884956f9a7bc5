/**
 * Models on disk: {@link etude.runtime.model.SavedModel} is a model with its weights, in a folder of {@code model.json} and
 * {@code weights.safetensors}.
 */
@NullMarked
package etude.runtime.model;

import org.jspecify.annotations.NullMarked;
