/** Cards that are connected without their chip: a task for the day when they lie on the reader again. */
export const chipsLeft = `
CREATE INDEX application_chip_left ON application (id)
  WHERE status = 'connected' AND rest ->> '$.chip' = 'not_registered';
`;
