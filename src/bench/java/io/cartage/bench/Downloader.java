package io.cartage.bench;

/** Something that downloads all orders of a shop into the staging tables. */
interface Downloader extends AutoCloseable {

    /** Downloads everything, and tells with how many calls. */
    long run() throws Exception;

    @Override
    void close();
}
