package io.github.sockettask.test.autoconfigure;

import org.springframework.boot.test.autoconfigure.TestSliceTestContextBootstrapper;

/**
 * Bootstraps {@link SocketTaskTest @SocketTaskTest}.
 */
class SocketTaskTestContextBootstrapper extends TestSliceTestContextBootstrapper<SocketTaskTest> {

}
