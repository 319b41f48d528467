package no.kapitalkontroll.kk2.handover;

import no.kapitalkontroll.kk2.cases.StoredRecords;

/** The two files of a hand-over. They hold what identifies a debtor: they are written to a folder and kept nowhere else. */
record Dossier(
        String pdfName,
        @SuppressWarnings("ArrayRecordComponent") byte[] pdf,
        String jsonName,
        @SuppressWarnings("ArrayRecordComponent") byte[] json) {

    String pdfSha256() {
        return StoredRecords.sha256(pdf);
    }

    String jsonSha256() {
        return StoredRecords.sha256(json);
    }

    @Override
    public String toString() {
        return pdfName + " and " + jsonName;
    }
}
