package no.kapitalkontroll.kk2.standin;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A voucher (bilag). It waits, with number 0 and a temporary number, until it is sent to the ledger. */
public final class Voucher implements Thing {

    final long id;
    final LocalDate date;
    final LocalDate enteredOn;
    final List<Posting> postings = new ArrayList<>();
    final List<String> uploads = new ArrayList<>();
    int version = 5;
    int number;
    int tempNumber;
    String description;
    String externalVoucherNumber = "";
    Voucher reverseVoucher;
    boolean waiting;

    /** Calls of `>externalVoucherNumber` that still do not find it. */
    int hiddenLookups;

    Voucher(long id, LocalDate date, LocalDate enteredOn, String description) {
        this.id = id;
        this.date = date;
        this.enteredOn = enteredOn;
        this.description = description;
    }

    public LocalDate date() {
        return date;
    }

    public int number() {
        return number;
    }

    public boolean isWaiting() {
        return waiting;
    }

    public String description() {
        return description;
    }

    public String externalVoucherNumber() {
        return externalVoucherNumber;
    }

    public List<Posting> postings() {
        return List.copyOf(postings);
    }

    /** What was uploaded to it, one after the other: Tripletex makes one document of them all. */
    public List<String> uploads() {
        return List.copyOf(uploads);
    }

    private Thing attachment() {
        if (uploads.isEmpty()) {
            return null;
        }
        var documentId = id + 700_000_000L;
        return new SimpleThing(
                "Document",
                documentId,
                "document",
                new Json()
                        .with("id", documentId)
                        .with("version", uploads.size())
                        .with("fileName", "Bilag.pdf")
                        .with("size", uploads.stream().mapToInt(String::length).sum())
                        .with("mimeType", "application/pdf"));
    }

    @Override
    public String model() {
        return "Voucher";
    }

    @Override
    public long id() {
        return id;
    }

    @Override
    public String path() {
        return "ledger/voucher";
    }

    @Override
    public Map<String, Object> properties() {
        var numberAsString = number == 0 ? "" : number + "-" + date.getYear();
        return new Json()
                .with("id", id)
                .with("version", version)
                .with("date", date)
                .with("number", number)
                .with("tempNumber", tempNumber)
                .with("year", date.getYear())
                .with("numberAsString", numberAsString)
                .with("displayName", numberAsString)
                .with("description", description)
                .with("voucherType", null)
                .with("reverseVoucher", reverseVoucher)
                .with("postings", List.copyOf(postings))
                .with("document", null)
                .with("attachment", attachment())
                .with("ediDocument", null)
                .with("externalVoucherNumber", externalVoucherNumber)
                .with("vendorInvoiceNumber", "")
                .with("wasAutoMatched", false);
    }

    @Override
    public String toString() {
        return "Voucher " + (waiting ? "waiting " : number + " ") + externalVoucherNumber + postings;
    }
}
