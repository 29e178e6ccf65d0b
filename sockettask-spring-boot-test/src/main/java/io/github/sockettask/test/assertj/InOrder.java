package io.github.sockettask.test.assertj;

import java.util.Iterator;
import java.util.List;

/**
 * Looks for some things among others.
 */
final class InOrder {

	private InOrder() {
	}

	static boolean contains(List<?> all, List<?> expected) {
		Iterator<?> rest = expected.iterator();
		if (!rest.hasNext()) {
			return true;
		}
		Object next = rest.next();
		for (Object one : all) {
			if (next.equals(one)) {
				if (!rest.hasNext()) {
					return true;
				}
				next = rest.next();
			}
		}
		return false;
	}

}
