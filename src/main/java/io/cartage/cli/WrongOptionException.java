package io.cartage.cli;

/** An option's value can't be understood, told only by what a store's files say; ends the program with exit code 2. */
final class WrongOptionException extends RuntimeException {

    WrongOptionException(String message) {
        super(message);
    }
}
