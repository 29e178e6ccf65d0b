package io.github.sockettask.interleaving;

import org.junit.jupiter.api.extension.ExtendWith;

import io.github.sockettask.modes.AfterMode;

/**
 * Tests that share a rig, which each class starts with the timeouts that it needs.
 */
@ExtendWith(WithoutLeaks.class)
abstract class RigFixture {

	static Rig rig;

	@AfterMode
	static void stop() {
		rig.close();
	}

}
