package etude.features;

import etude.representation.Decibels;
import etude.representation.Log;
import etude.representation.LogOnePlus;
import etude.representation.Mel;
import etude.representation.Mfcc;
import etude.representation.Representation;
import etude.representation.Spectrogram;
import etude.representation.Stft;

/** From records to plans. Whole-clip parameters must have been resolved ({@link Resolver}). */
final class Compiler implements Representation.Visitor<Plan> {

    static Plan compile(Representation representation) {
        return representation.accept(new Compiler());
    }

    private Plan source(Representation representation) {
        return representation.accept(this);
    }

    @Override
    public Plan stft(Stft stft) {
        return new Plan(SpectrumKernel.framing(stft), SpectrumKernel.complex(stft));
    }

    @Override
    public Plan spectrogram(Spectrogram spectrogram) {
        if (spectrogram.source() instanceof Stft stft) {
            return new Plan(SpectrumKernel.framing(stft), SpectrumKernel.magnitude(stft, spectrogram.power()));
        }
        return source(spectrogram.source()).then(Maps.magnitude(spectrogram.layout().size(), spectrogram.power()));
    }

    @Override
    public Plan mel(Mel mel) {
        return source(mel.source()).then(Maps.filterbank(mel.filterbank().matrix()));
    }

    @Override
    public Plan decibels(Decibels decibels) {
        return source(decibels.source()).then(Maps.decibels(decibels));
    }

    @Override
    public Plan log(Log log) {
        return source(log.source()).then(Maps.log(log));
    }

    @Override
    public Plan logOnePlus(LogOnePlus log) {
        return source(log.source()).then(Maps.logOnePlus(log));
    }

    @Override
    public Plan mfcc(Mfcc mfcc) {
        return source(mfcc.source()).then(Maps.mfcc(mfcc));
    }
}
