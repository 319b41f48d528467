package no.kapitalkontroll.kk2.creditor;

/** @param companyId 0: the company that the employee token itself belongs to */
public record TripletexAccess(Secret employeeToken, long companyId) {}
