package io.github.sockettask.interleaving;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What any thread has found to be wrong.
 */
class Complaints {

	private final List<String> complaints = new CopyOnWriteArrayList<>();

	void unless(boolean right, String complaint) {
		if (!right) {
			this.complaints.add(complaint);
		}
	}

	void verify(Object context) {
		assertThat(this.complaints).as("%s", context).isEmpty();
	}

}
