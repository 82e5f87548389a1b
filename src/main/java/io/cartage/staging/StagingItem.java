package io.cartage.staging;

/** A payload with the verdict upon it. */
public record StagingItem(PayloadCopy payload, Verdict verdict) {}
