package io.cartage.staging;

/**
 * A record's newest payload as it stands in the archive.
 *
 * @param everStaged whether rows of this record were handed to the ERP, whatever became of it since
 */
public record Archived(PayloadCopy payload, boolean everStaged) {}
