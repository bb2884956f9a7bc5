package etude.network.describe;

import etude.representation.Cens;
import etude.representation.ChromaCqt;
import etude.representation.ChromaStft;
import etude.representation.ConstantQ;
import etude.representation.Decibels;
import etude.representation.Delta;
import etude.representation.FilteredSpectrogram;
import etude.representation.FourierTempogram;
import etude.representation.GaborEnergies;
import etude.representation.Hpcp;
import etude.representation.Hpss;
import etude.representation.Log;
import etude.representation.LogEnergy;
import etude.representation.LogOnePlus;
import etude.representation.Lpc;
import etude.representation.Mel;
import etude.representation.Mfcc;
import etude.representation.OnsetStrength;
import etude.representation.Pcen;
import etude.representation.PreciseSpectrogram;
import etude.representation.Raw;
import etude.representation.Reassigned;
import etude.representation.Representation;
import etude.representation.Rms;
import etude.representation.SpectralDescriptor;
import etude.representation.Spectrogram;
import etude.representation.Stft;
import etude.representation.Tempogram;
import etude.representation.Tonnetz;
import etude.representation.ZeroCrossingRate;

/**
 * How many samples a frame of a representation is made from, not counting a level that is relative to the clip's maximum and a
 * tuning that is estimated.
 */
final class FrameReach implements Representation.Visitor<Reach> {

    private Reach wider(Representation source, int frames) {
        Reach reach = source.accept(this);
        return reach instanceof Reach.Local local
                ? new Reach.Local(local.span() + Math.round((frames - 1) * local.hop()), local.hop())
                : reach;
    }

    private static Reach span(Representation representation, long samples) {
        return new Reach.Local(samples, representation.hop());
    }

    @Override
    public Reach stft(Stft stft) {
        return span(stft, stft.span());
    }

    /** The longest filter, that of the lowest bin. */
    @Override
    public Reach constantQ(ConstantQ constantQ) {
        return span(
                constantQ, constantQ.wavelets().last() - constantQ.wavelets().first() + 1L);
    }

    @Override
    public Reach preciseSpectrogram(PreciseSpectrogram spectrogram) {
        return span(spectrogram, spectrogram.stft().span());
    }

    @Override
    public Reach raw(Raw raw) {
        return span(raw, raw.span());
    }

    @Override
    public Reach lpc(Lpc lpc) {
        return span(lpc, lpc.span());
    }

    @Override
    public Reach logEnergy(LogEnergy energy) {
        return span(energy, energy.span());
    }

    @Override
    public Reach reassigned(Reassigned reassigned) {
        return span(reassigned, reassigned.span());
    }

    @Override
    public Reach gabor(GaborEnergies energies) {
        return span(energies, energies.span());
    }

    @Override
    public Reach rms(Rms rms) {
        return span(rms, rms.frameLength());
    }

    @Override
    public Reach zeroCrossingRate(ZeroCrossingRate rate) {
        return span(rate, rate.frameLength());
    }

    @Override
    public Reach delta(Delta delta) {
        return wider(delta.source(), delta.width());
    }

    @Override
    public Reach onsetStrength(OnsetStrength onset) {
        return onset.detrend()
                ? new Reach.Whole("the slow part of the onset strength is removed")
                : wider(onset.source(), onset.lag() + 1);
    }

    @Override
    public Reach tempogram(Tempogram tempogram) {
        return wider(tempogram.source(), tempogram.winLength());
    }

    @Override
    public Reach fourierTempogram(FourierTempogram tempogram) {
        return wider(tempogram.source(), tempogram.winLength());
    }

    @Override
    public Reach hpss(Hpss hpss) {
        return wider(hpss.source(), hpss.harmonicKernel());
    }

    @Override
    public Reach cens(Cens cens) {
        return wider(cens.source(), Math.max(1, cens.smoothing()));
    }

    @Override
    public Reach pcen(Pcen pcen) {
        return new Reach.Whole("energies are divided by their running mean");
    }

    @Override
    public Reach descriptor(SpectralDescriptor descriptor) {
        return descriptor.source().accept(this);
    }

    @Override
    public Reach spectrogram(Spectrogram spectrogram) {
        return spectrogram.source().accept(this);
    }

    @Override
    public Reach chromaStft(ChromaStft chroma) {
        return chroma.source().accept(this);
    }

    @Override
    public Reach chromaCqt(ChromaCqt chroma) {
        return chroma.source().accept(this);
    }

    @Override
    public Reach tonnetz(Tonnetz tonnetz) {
        return tonnetz.source().accept(this);
    }

    @Override
    public Reach mel(Mel mel) {
        return mel.source().accept(this);
    }

    @Override
    public Reach decibels(Decibels decibels) {
        return decibels.source().accept(this);
    }

    @Override
    public Reach log(Log log) {
        return log.source().accept(this);
    }

    @Override
    public Reach logOnePlus(LogOnePlus log) {
        return log.source().accept(this);
    }

    @Override
    public Reach filtered(FilteredSpectrogram filtered) {
        return filtered.source().accept(this);
    }

    @Override
    public Reach hpcp(Hpcp hpcp) {
        return hpcp.source().accept(this);
    }

    @Override
    public Reach mfcc(Mfcc mfcc) {
        return mfcc.source().accept(this);
    }
}
