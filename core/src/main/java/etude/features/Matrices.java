package etude.features;

import etude.signal.ChromaFilterbank;
import etude.signal.Filterbank;
import etude.signal.SparseMatrix;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The matrices of the filter banks last used: who computes features of many clips makes each one once. */
final class Matrices {

    private static final int KEPT = 32;

    private static final Map<Record, SparseMatrix> RECENT = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Record, SparseMatrix> eldest) {
            return size() > KEPT;
        }
    };

    private Matrices() {}

    static SparseMatrix of(Filterbank filters) {
        return filters instanceof Record key ? recent(key, filters::matrix) : filters.matrix();
    }

    static SparseMatrix of(ChromaFilterbank filters) {
        return recent(filters, filters::matrix);
    }

    private static synchronized SparseMatrix recent(Record key, Supplier<SparseMatrix> make) {
        SparseMatrix known = RECENT.get(key);
        if (known == null) {
            known = make.get();
            RECENT.put(key, known);
        }
        return known;
    }
}
