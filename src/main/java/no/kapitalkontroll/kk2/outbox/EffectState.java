package no.kapitalkontroll.kk2.outbox;

/** The life of an effect; CLAIMED is committed before the call, and only {@link SettleEffect} leaves it. */
public enum EffectState {
    PLANNED,
    CLAIMED,
    DONE,
    FAILED,
    UNKNOWN,
    PARKED,
    CANCELLED
}
