package io.github.sockettask.test;

import java.util.ArrayList;
import java.util.List;

/**
 * The failures of the scripts of a server.
 */
final class Failures {

	private final List<AssertionError> failures = new ArrayList<>();

	synchronized void add(AssertionError failure) {
		this.failures.add(failure);
	}

	synchronized void clear() {
		this.failures.clear();
	}

	/**
	 * Throw the first failure, the others suppressed in it, and forget them.
	 */
	synchronized void verify() {
		if (this.failures.isEmpty()) {
			return;
		}
		AssertionError first = this.failures.remove(0);
		this.failures.forEach(first::addSuppressed);
		this.failures.clear();
		throw first;
	}

}
