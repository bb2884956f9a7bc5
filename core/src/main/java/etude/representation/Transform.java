package etude.representation;

/** A representation with complex values, whose magnitude is a {@link Spectrogram}. */
public sealed interface Transform extends Representation permits Stft, ConstantQ {}
