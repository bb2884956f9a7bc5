package etude.bench.generated;

import etude.signal.Waveform;

/**
 * A melody of one voice and its exact pitch.
 *
 * @param name of its files
 * @param group what it is
 * @param sound one channel
 * @param times seconds, ascending; where a note still rings there are none
 * @param frequencies Hz, 0 where there is silence
 */
record Line(String name, String group, Waveform sound, double[] times, double[] frequencies) {}
