# souk_module(DEPENDS <modules> LIBS <third party> [INTERFACE_LIBS <third party seen in our headers>])
#
# Declares the folder it is called in as one static library named after its path (src/online/cart is
# souk_online_cart) from all its *.cpp, and one test program (souk_online_cart_test) from its *_test.cpp.
# APART names sources whose file-local names meet those of a neighbour: they are compiled by themselves where
# the others are joined (SOUK_UNITY).
# DEPENDS names what the folder may include; the include test in tests/architecture holds the rule of layers.
function(souk_module)
  cmake_parse_arguments(ARG "" "" "DEPENDS;LIBS;INTERFACE_LIBS;TEST_DEPENDS;APART" ${ARGN})
  file(RELATIVE_PATH folder ${CMAKE_SOURCE_DIR}/src ${CMAKE_CURRENT_SOURCE_DIR})
  string(REPLACE "/" "_" name souk_${folder})

  file(GLOB sources CONFIGURE_DEPENDS *.cpp)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cpp$")
  list(FILTER tests INCLUDE REGEX "_test\\.cpp$")

  if(sources)
    add_library(${name} STATIC ${sources})
    target_include_directories(${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${name} PUBLIC ${ARG_DEPENDS} ${ARG_INTERFACE_LIBS} PRIVATE ${ARG_LIBS})
    set_target_properties(${name} PROPERTIES UNITY_BUILD ${SOUK_UNITY} UNITY_BUILD_BATCH_SIZE 8)
    if(ARG_APART)
      set_source_files_properties(${ARG_APART} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
  else()
    add_library(${name} INTERFACE)
    target_include_directories(${name} INTERFACE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(${name} INTERFACE ${ARG_DEPENDS} ${ARG_INTERFACE_LIBS})
  endif()

  if(SOUK_TESTS AND tests)
    add_executable(${name}_test ${tests})
    target_include_directories(${name}_test PRIVATE ${CMAKE_SOURCE_DIR})
    target_compile_options(${name}_test PRIVATE -O0 -U_FORTIFY_SOURCE)  # what is tested is optimised; the tests compile in half the time
    target_link_libraries(${name}_test PRIVATE ${name} ${ARG_TEST_DEPENDS} ${ARG_LIBS} GTest::gmock GTest::gtest_main)
    gtest_discover_tests(${name}_test DISCOVERY_MODE PRE_TEST WORKING_DIRECTORY ${CMAKE_SOURCE_DIR}
      PROPERTIES TIMEOUT 120)
  endif()
endfunction()
