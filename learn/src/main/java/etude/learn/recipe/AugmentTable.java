package etude.learn.recipe;

/**
 * How examples of the training part are varied, anew in each epoch. Nothing is, unless it is written.
 *
 * @param shift most that a piece is moved in time, either way
 * @param stretch factors of speed, pitch kept, from 0.25 to 4
 * @param pitch semitones, tempo kept, from -24 to 24
 * @param gain dB, from -60 to 60
 * @param noise dB by which the sound is louder than white noise that is added, from -20 to 120; [120, 120]: none
 * @param share of pieces that stretch, pitch and noise are applied to, each by itself
 * @param timeMasks stretches of frames that are blanked (SpecAugment, Park et al. 2019)
 * @param timeWidth most frames of one, as a share of all
 * @param frequencyMasks bands of bins that are blanked
 * @param frequencyWidth most bins of one, as a share of all
 * @param mixup both parameters of the beta distribution that weighs two examples (Zhang et al. 2018); 0: none
 */
public record AugmentTable(
        @Standard("0") Seconds shift,
        @Standard("[1, 1]") Span stretch,
        @Standard("[0, 0]") Span pitch,
        @Standard("[0, 0]") Span gain,
        @Standard("[120, 120]") Span noise,
        @Standard("0.5") double share,
        @Standard("0") int timeMasks,
        @Standard("0.1") double timeWidth,
        @Standard("0") int frequencyMasks,
        @Standard("0.1") double frequencyWidth,
        @Standard("0") double mixup) {

    /** Noise that nobody hears. */
    public static final double NO_NOISE = 120;

    /** Checks the ranges. */
    public AugmentTable {
        Checks.within("stretch", stretch, 0.25, 4);
        Checks.within("pitch", pitch, -24, 24);
        Checks.within("gain", gain, -60, 60);
        Checks.within("noise", noise, -20, NO_NOISE);
        Checks.within("share", share, 0, 1);
        Checks.within("timeMasks", timeMasks, 0, 100);
        Checks.within("timeWidth", timeWidth, 0, 1);
        Checks.within("frequencyMasks", frequencyMasks, 0, 100);
        Checks.within("frequencyWidth", frequencyWidth, 0, 1);
        Checks.within("mixup", mixup, 0, 100);
    }
}
