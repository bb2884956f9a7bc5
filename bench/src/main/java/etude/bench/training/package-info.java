/** Measurements of training, where its engine has natives. */
package etude.bench.training;
