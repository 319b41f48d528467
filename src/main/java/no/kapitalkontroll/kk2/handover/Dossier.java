package no.kapitalkontroll.kk2.handover;

import no.kapitalkontroll.kk2.cases.StoredRecords;

/**
 * The two files of a hand-over. They hold what identifies a debtor: they are written to a folder and kept nowhere else.
 *
 * @param kept what the records keep of them
 */
record Dossier(
        String pdfName,
        @SuppressWarnings("ArrayRecordComponent") byte[] pdf,
        String jsonName,
        @SuppressWarnings("ArrayRecordComponent") byte[] json,
        Hashes kept) {

    /**
     * Of the files as they are made without a national identity number. All else in them can be made anew from the database, so
     * a hash of the files themselves would give the number away to whoever tries them all. A business has no such number: its
     * hashes are those of the files.
     */
    record Hashes(String pdf, String json) {

        static Hashes of(byte[] pdf, byte[] json) {
            return new Hashes(StoredRecords.sha256(pdf), StoredRecords.sha256(json));
        }
    }

    @Override
    public String toString() {
        return pdfName + " and " + jsonName;
    }
}
