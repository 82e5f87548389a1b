package io.cartage.staging.outbox;

/** Another process or a person changed a write since it was read; nothing was done, and it must be left alone. */
public final class WriteChangedException extends RuntimeException {

    WriteChangedException(Write write) {
        super(write.storeId() + "/" + write.flow() + ": " + write.subject() + " (outbox " + write.id()
                + ") was changed by somebody else since it was read as '"
                + write.state().word()
                + "'. It is left alone; the next run looks at it again");
    }
}
